import type { ContainerRule, RuleText } from './container-rules.ts';

/** What the rules about containers say in English. */
export const containerTextsEn: Readonly<Record<ContainerRule, RuleText>> = {
  'empty-file': {
    title: 'The file is empty',
    reason: 'It holds not a single byte, usually because the transfer broke off.',
    repair: 'Export and transfer the file again.',
  },
  'not-zip': {
    title: 'The file is no ZIP container',
    reason: 'xdomea messages travel as ZIP files; this file has no ZIP directory.',
    repair: 'Choose the ZIP file that the records system exported.',
  },
  truncated: {
    title: 'The container is cut off',
    reason: 'The end of the ZIP file is missing; its content is incomplete.',
    repair: 'Transfer the file again and compare its size with the original.',
  },
  'trailing-data': {
    title: 'Data follows the end of the container',
    reason: 'Some programs then read other content or refuse the file.',
    repair: 'Create the container again; append nothing to the ZIP file.',
  },
  'leading-data': {
    title: 'Foreign data stands in front of the first entry',
    reason: 'The file can be read as something else too (a program, say); its content is ambiguous.',
    repair: 'Create the container as a plain ZIP file, not as a self-extracting archive.',
  },
  'ambiguous-end': {
    title: 'The container has two possible directories',
    reason: 'Different programs read different contents; what is checked would not be what is taken over.',
    repair: 'Create the container again.',
  },
  'multi-disk': {
    title: 'The container is a split ZIP',
    reason: 'ZIP files that span volumes are not foreseen by xdomea.',
    repair: 'Create one ZIP file; from xdomea 4.0 split large transfers into several messages.',
  },
  'directory-damaged': {
    title: 'The directory of the container is damaged',
    reason: 'Number, size or place of its entries contradict each other.',
    repair: 'Create the container again; involve the vendor if it happens again.',
  },
  'too-many-entries': {
    title: 'The container has too many entries',
    reason: 'The configured limit protects against overload.',
    repair: 'Split the transfer or raise the limit deliberately.',
  },
  'directory-too-large': {
    title: 'The directory of the container is oversized',
    reason: 'The records about its entries take more memory than foreseen.',
    repair: 'Create the container again without extra fields and comments.',
  },
  'no-entries': {
    title: 'The container is empty',
    reason: 'It holds neither a message nor files.',
    repair: 'Repeat the export and look at its log.',
  },
  'zip-slip': {
    title: 'A file name leads out of the container',
    reason: 'Unpacking would write outside the target folder or to a device.',
    repair: 'Do not unpack. Ask the sender; use file names without "..", drive and path.',
  },
  'name-invalid': {
    title: 'A file name contains forbidden characters',
    reason:
      'Control characters, NUL, \\ : * ? " < > | or a dot or space at the end are not possible on every system.',
    repair: 'Name files after the pattern UUID.extension.',
  },
  'name-not-nfc': {
    title: 'Letters of a file name are stored decomposed',
    reason:
      'The name looks like the one in the message but differs (Unicode NFD, not NFC); receivers miss the file.',
    repair: 'Write file names in Unicode NFC.',
  },
  subfolder: {
    title: 'A file lies in a subfolder',
    reason: 'The container has to be flat; receivers miss the file.',
    repair: 'Put all files on the top level of the container.',
  },
  'name-too-long': {
    title: 'A file name is longer than 255 bytes',
    reason: 'Usual file systems cannot store it.',
    repair: 'Name files after the pattern UUID.extension.',
  },
  'name-encoding': {
    title: 'A file name is not marked as UTF-8',
    reason: 'Programs read its letters differently; references from the message miss it.',
    repair: 'Set the UTF-8 flag (bit 11) or use UUID.extension only.',
  },
  'name-broken': {
    title: 'A file name is marked as UTF-8 but is not',
    reason: 'Its true name cannot be told.',
    repair: 'Create the container with another program.',
  },
  'name-ambiguous': {
    title: 'An entry carries two different names',
    reason: 'Depending on the program another file appears.',
    repair: 'Create the container without a differing Unicode extra field.',
  },
  'duplicate-name': {
    title: 'Two entries have the same name',
    reason: 'Upper and lower case count as the same: unpacking would lose one of the files.',
    repair: 'Name every file by a UUID of its own.',
  },
  'special-file': {
    title: 'An entry is no regular file',
    reason: 'Links and device files can point to foreign data.',
    repair: 'Pack regular files only.',
  },
  encrypted: {
    title: 'An entry is encrypted with a password',
    reason: 'The receiver cannot read it; encryption belongs to the transport.',
    repair: 'Pack without a password.',
  },
  'method-unsupported': {
    title: 'An entry is packed by an unusual method',
    reason: 'Every program reads only "stored" and "deflate".',
    repair: 'Pack with deflate or without compression.',
  },
  'header-mismatch': {
    title: 'Header and directory of an entry contradict each other',
    reason: 'Different programs read different files; this is a fault or an attack.',
    repair: 'Create the container again; involve the vendor if it happens again.',
  },
  overlap: {
    title: 'Entries overlap',
    reason: 'The same data sits in several entries: the mark of a ZIP bomb.',
    repair: 'Do not unpack. Create the container again.',
  },
  'hidden-data': {
    title: 'Data between the entries is listed nowhere',
    reason: 'Deleted or hidden content may be handed over with it.',
    repair: 'Create the container again instead of changing an old one.',
  },
  'entry-too-large': {
    title: 'A file is larger than allowed',
    reason: 'The configured limit protects against overload.',
    repair: 'Raise the limit deliberately or hand the file over separately.',
  },
  'total-too-large': {
    title: 'The unpacked container is larger than allowed',
    reason: 'The configured limit protects against overload.',
    repair: 'Split the transfer or raise the limit deliberately.',
  },
  ratio: {
    title: 'An entry is packed unusually densely',
    reason: 'Such a ratio does not occur in e-files: the mark of a ZIP bomb.',
    repair: 'Do not unpack. Ask the sender.',
  },
  'size-mismatch': {
    title: 'A file is longer or shorter than listed',
    reason: 'The file is damaged, or its size is a lie.',
    repair: 'Create and transfer the container again.',
  },
  'crc-mismatch': {
    title: 'The checksum of a file is wrong',
    reason: 'Its content was changed after packing, usually in transfer.',
    repair: 'Transfer the container again.',
  },
  'data-damaged': {
    title: 'A file cannot be unpacked',
    reason: 'Its packed data is damaged.',
    repair: 'Transfer or create the container again.',
  },
  'no-message': {
    title: 'The container holds no xdomea message',
    reason: 'Exactly one XML file with the message has to lie on the top level.',
    repair: 'Repeat the export; do not take the message out of the container.',
  },
  'several-messages': {
    title: 'The container holds several messages',
    reason: 'A container holds exactly one message; which of them counts cannot be told.',
    repair: 'Create a container for each message.',
  },
  naming: {
    title: 'The name of container or message breaks the rule',
    reason: 'Receivers assign messages by their name.',
    repair:
      'Up to 3.1: ProzessID_Gruppe.Name.NNNN.zip, from 4.0: ProzessID_NNNN_LfdNr.zip; the XML file likewise.',
  },
};
