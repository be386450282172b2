export {
  type CandidateFile,
  type Certainty,
  type FileCheckOptions,
  type Recogniser,
  type Recognised,
  type Recognition,
  recognise,
} from './recognise.ts';
