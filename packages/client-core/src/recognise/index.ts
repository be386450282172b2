export {
  type CandidateFile,
  type Certainty,
  type FileCheckOptions,
  type Recognised,
  type Recogniser,
  type Recognition,
  recognise,
} from './recognise.ts';
