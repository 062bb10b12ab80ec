import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A Java that can run Neo4jServer.java: its command and its major version. */
export interface Java {
  command: string;
  version: number;
}

const oldestVersion = 17;

/**
 * The JDK of JAVA_HOME, or the one on PATH when JAVA_HOME is not set. Throws an error that says what
 * is missing, if there is none that is recent enough.
 */
export function findJava(): Java {
  const home = process.env.JAVA_HOME;
  const command = home ? join(home, 'bin', 'java') : 'java';
  const place = home ? `JAVA_HOME (${home})` : 'PATH';
  const remedy = `install a JDK ${oldestVersion} or later, or set JAVA_HOME to one`;

  const result = spawnSync(command, ['--list-modules'], { encoding: 'utf8', timeout: 30_000 });
  if (result.error) {
    throw new Error(`No Java was found in ${place} (${result.error.message}): ${remedy}.`);
  }
  // Java 8 knows no modules and fails here, which makes it too old as well.
  const version = Number(/^java\.base@(\d+)/m.exec(result.stdout)?.[1] ?? 0);
  if (version < oldestVersion) {
    throw new Error(`The Java in ${place} is older than ${oldestVersion}: ${remedy}.`);
  }
  // The launcher is run from its source, and a plain runtime environment has no compiler.
  if (!/^jdk\.compiler@/m.test(result.stdout)) {
    throw new Error(`The Java ${version} in ${place} has no compiler: ${remedy}.`);
  }
  return { command, version };
}
