/** What `npm ci` installs is what was looked at: each entry of each lock file says by a hash what it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** An entry of a lock file, as far as it matters here. */
interface Entry {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly resolved?: string;
}

/**
 * Binaries of @grafeo-db/js for other platforms, which the registry does not have: there is no hash of them, and `npm ci`
 * refuses a lock file that does not name them.
 */
const UNPUBLISHED = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'win32-x64-msvc',
].map((platform) => `node_modules/@grafeo-db/js-${platform}`);

const lockFiles = [
  'package-lock.json',
  'test/bench/package-lock.json',
  'test/clients/package-lock.json',
];

const entriesOf = (file: string): [string, Entry][] => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as {
    packages: Record<string, Entry>;
  };
  // The first one is the project itself.
  return Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
};

test.each(lockFiles)('each entry of %s has a strong hash', (file) => {
  const entries = entriesOf(file);
  expect(entries.length).toBeGreaterThan(0);
  const without = entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  const unknown = without.filter(
    ([path, { optional }]) => !optional || !UNPUBLISHED.includes(path),
  );
  expect(unknown).toEqual([]);
});

test.each(lockFiles)('no entry of %s names where it was had from', (file) => {
  expect(entriesOf(file).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
