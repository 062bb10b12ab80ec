import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheDir } from './cache-dir';
import { Tail } from './tail';

/** The class path kept from an earlier run, or undefined if there is none or a jar of it is gone. */
export function cachedClassPath(version: string): string | undefined {
  const file = cacheFile(version);
  if (!existsSync(file)) return undefined;
  const classPath = readFileSync(file, 'utf8').trim();
  return classPath.split(delimiter).every((jar) => existsSync(jar)) ? classPath : undefined;
}

/** What to install before Maven can be asked for a class path, or undefined if Maven is there. */
export function missingMaven(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  if (folders.some((folder) => isExecutable(join(folder, 'mvn')))) return undefined;
  return 'Maven was not found on PATH, and it has to fetch the jars of Neo4j once: install Maven 3.6.3 or later.';
}

/** The class path of a Neo4j version: the cached one, or else one that Maven resolves and downloads. */
export async function classPathOf(version: string, log: (line: string) => void): Promise<string> {
  const cached = cachedClassPath(version);
  if (cached) return cached;

  const missing = missingMaven();
  if (missing) throw new Error(missing);
  log(`Fetching the jars of Neo4j ${version} with Maven (about 150 MB the first time)`);
  await mkdir(cacheDir, { recursive: true });
  // Renamed when complete, so that a second process never reads half a file.
  const unfinished = `${cacheFile(version)}.${process.pid}`;
  await runMaven(version, unfinished);
  await rename(unfinished, cacheFile(version));
  return readFileSync(cacheFile(version), 'utf8').trim();
}

function runMaven(version: string, outputFile: string): Promise<void> {
  const maven = spawn(
    'mvn',
    [
      ...['-q', '-B', '-Dstyle.color=never', '-f', join(__dirname, 'pom.xml')],
      'dependency:build-classpath',
      `-Dneo4j.version=${version}`,
      `-Dmdep.outputFile=${outputFile}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const tail = new Tail([maven.stdout, maven.stderr]);
  return new Promise((resolve, reject) => {
    maven.once('error', reject);
    maven.once('close', (code) => {
      if (code === 0) return resolve();
      reject(
        new Error(
          `Maven could not resolve Neo4j ${version}. Check the version and the connection to Maven Central. Its last lines:\n${tail.toString()}`,
        ),
      );
    });
  });
}

function cacheFile(version: string): string {
  return join(cacheDir, `class-path-${version}.txt`);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
