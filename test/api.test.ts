import { allOf } from './support/all-of';

allOf('api');
