#!/usr/bin/env -S node --no-memory-reducer
import './production';
import { CommanderError } from 'commander';
import { buildProgram } from './cli/program';
import { EXIT, say, type Session, CommandError, Output, chosenLanguage } from './cli/session';
import { explainStartFault } from './explain-start-fault';
import { LeftOverError } from './ingest/import-lock';
import { COMMANDS } from './messages/commands';
import { leftOverText } from './cli/import-command';

/** Says why a command ended before its end, and gives the code to end with. */
async function failed(session: Session, error: unknown, interrupted: number): Promise<number> {
  const tell = (text: string): Promise<void> => session.errors.write(`${text}\n`);
  if (error instanceof CommanderError) {
    // Help and faults in the command line are told by commander itself.
    return error.exitCode === 0 ? EXIT.done : EXIT.failed;
  }
  if (error instanceof LeftOverError) {
    await tell(explainStartFault(error.cause));
    await tell(say(session, leftOverText(error)));
    return EXIT.leftOver;
  }
  if (session.signal.aborted) {
    await tell(say(session, COMMANDS.STOPPED));
    return interrupted;
  }
  await tell(
    error instanceof CommandError ? say(session, error.localized) : explainStartFault(error),
  );
  return EXIT.failed;
}

async function main(args: readonly string[]): Promise<void> {
  const stop = new AbortController();
  let interrupted: number = EXIT.interrupted;
  const session: Session = {
    language: chosenLanguage(args),
    output: new Output(process.stdout),
    errors: new Output(process.stderr),
    signal: stop.signal,
    end: (code) => (process.exitCode = code),
    leaveSignals: () => signals.forEach(([name, listener]) => process.off(name, listener)),
  };
  const interrupt = (code: number) => (): void => {
    if (stop.signal.aborted) process.exit(code);
    interrupted = code;
    stop.abort();
    void session.errors.write(`\n${say(session, COMMANDS.STOPPING)}\n`);
  };
  const signals = [
    ['SIGINT', interrupt(EXIT.interrupted)],
    ['SIGTERM', interrupt(EXIT.terminated)],
  ] as const;
  for (const [name, listener] of signals) process.on(name, listener);
  try {
    await buildProgram(session).parseAsync(args, { from: 'user' });
  } catch (error) {
    session.end(await failed(session, error, interrupted));
  }
}

void main(process.argv.slice(2));
