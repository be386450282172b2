import { type CodeOf, defineErrors, type ErrorKind } from '@rathaus/client-core';

const local = (message: string): ErrorKind => ({ origin: 'local', message });
const service = (message: string): ErrorKind => ({ origin: 'service', message });

/** Makes the errors of this package. What they mean for people is in `@rathaus/opendata-client/texts`. */
export const opendataError = /* @__PURE__ */ defineErrors({
  'opendata.config.invalid': local('the configuration of the publisher is not valid'),

  'opendata.dcat.invalid-iri': local(
    'a value that must be an IRI is none (empty, relative, or with spaces); checkDataset() names the place',
  ),

  'opendata.rdf.unwritable': local(
    'a text or a property cannot be written in this syntax: XML has no control characters, and a property needs a name',
  ),

  'opendata.table.not-text': local('the file is no table'),
  'opendata.table.empty': local('the table is empty'),
  'opendata.table.too-large': local('the table is larger than the limit, and only a part was read'),
  'opendata.table.unreadable': local('the table cannot be read to its end'),

  'opendata.publish.dataset-refused': local('the description of the dataset has errors'),
  'opendata.publish.table-refused': local('a table of the dataset has errors'),
  'opendata.publish.not-judged': local(
    'something that decides was not checked, and nobody has accepted that',
  ),
  'opendata.publish.file-too-large': local('a file is larger than the configuration allows'),
  'opendata.publish.file-changed': local('a file has changed since the plan was made'),
  'opendata.publish.file-without-distribution': local(
    'a file names a distribution that does not exist or already has a file',
  ),
  'opendata.publish.foreign-plan': local(
    'the plan was not made by this publisher in this process: plan again',
  ),
  'opendata.publish.name-taken': service(
    'a dataset with the derived name exists, but it has another identifier',
  ),
  'opendata.publish.duplicate-identifier': service('more than one stored dataset has this identifier'),
  'opendata.publish.not-verified': service(
    'CKAN accepted the dataset but stored something else; a plugin of the site may change these fields',
  ),

  'opendata.ckan.organization-unknown': local('the configured organisation does not exist on this CKAN site'),
  'opendata.ckan.forbidden': service(
    'CKAN refused: the token is missing, unknown, expired or lacks the permission',
  ),
  'opendata.ckan.validation': service('CKAN refused the values of some fields'),
  'opendata.ckan.conflict': service('CKAN refused: the dataset has changed since the plan was made'),
  'opendata.ckan.too-large': service('CKAN or a proxy in front of it refused the size of the file'),
  'opendata.ckan.name-taken': service('CKAN refused the name, which is in use or invalid'),
  'opendata.ckan.not-found': service('CKAN knows no such object'),
  'opendata.ckan.search': service('CKAN could not search'),
  'opendata.ckan.integrity': service('CKAN refused the data as contradictory'),
  'opendata.ckan.bad-request': service('CKAN did not accept the request'),
  'opendata.ckan.bad-answer': service(
    'CKAN answered with success, but not with what the action returns: is there a CKAN at this address?',
  ),
  'opendata.ckan.no-api': service('nothing was found: is there a CKAN at this address?'),
  'opendata.ckan.unavailable': {
    origin: 'service',
    retryable: true,
    message: 'CKAN or a proxy in front of it has an internal error',
  },
});

/** Codes of the errors of this package. Those of the transport and of tenants begin with `core.`. */
export type OpendataErrorCode = CodeOf<typeof opendataError>;
