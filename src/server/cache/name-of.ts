import { hash } from 'node:crypto';

/** A name of 43 letters that no two texts share, the same in every process. */
export const nameOf = (text: string): string => hash('sha256', text, 'base64url');
