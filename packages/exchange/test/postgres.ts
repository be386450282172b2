export {
  hasFaketime,
  postgresMissing,
  startPostgres,
  type TestPostgres,
} from '../../../tools/testing/postgres.ts';
