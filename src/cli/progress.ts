import { SingleBar } from 'cli-progress';
import type { Language, LocalizedMessage } from '../messages/message';
import type { ImportProgress } from '../ingest/import-report';
import { number } from './session';
import { REPORT } from '../messages/report';

/** Shows how far an import has come. */
export interface Progress {
  show(progress: ImportProgress): void;
  /** Leaves the terminal as it was. */
  stop(): void;
}

/** How often a line is written where there is no terminal, in milliseconds. */
const LINE_EVERY_MS = 3_000;

/** How often the bar is drawn at most, a second. */
const DRAWS = 10;

const PHASES: Readonly<Record<ImportProgress['phase'], LocalizedMessage>> = {
  checking: REPORT.CHECKING,
  writing: REPORT.WRITING,
  undoing: REPORT.UNDOING,
};

/** A bar on a terminal; elsewhere a line from time to time. */
export const progressOn = (
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  language: Language,
): Progress =>
  stream.isTTY ? new ProgressBar(stream, language) : new ProgressLines(stream, language);

/** What is told of a phase: computed from when it began and how far it is. */
class Pace {
  #phase: string | undefined;
  #began = 0;

  constructor(private readonly language: Language) {}

  of({ phase, records, share }: ImportProgress): { phase: string; share: string; rest: string } {
    const now = performance.now();
    if (phase !== this.#phase) [this.#phase, this.#began] = [phase, now];
    const seconds = (now - this.#began) / 1_000;
    const count = number(this.language, records);
    const message = [REPORT.RECORDS(count)[this.language]];
    if (seconds > 0 && records > 0) message.push(`${number(this.language, records / seconds)}/s`);
    if (seconds > 0 && share > 0 && share < 1) {
      const left = duration((seconds * (1 - share)) / share);
      message.push(REPORT.TIME_LEFT(left)[this.language]);
    }
    return {
      phase: PHASES[phase][this.language],
      share: `${number(this.language, Math.floor(share * 100))} %`,
      rest: message.join(', '),
    };
  }
}

/** Minutes and seconds, or hours too: `0:07`, `1:02:30`. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

class ProgressBar implements Progress {
  readonly #pace: Pace;
  readonly #bar: SingleBar;

  constructor(stream: NodeJS.WritableStream, language: Language) {
    this.#pace = new Pace(language);
    this.#bar = new SingleBar({
      stream,
      format: '{phase} [{bar}] {share} · {rest}',
      barCompleteChar: '=',
      barIncompleteChar: ' ',
      barsize: 24,
      fps: DRAWS,
      hideCursor: true,
      clearOnComplete: true,
      // Ctrl-C undoes what was begun, and that has a bar too.
      gracefulExit: false,
    });
  }

  show(progress: ImportProgress): void {
    const message = this.#pace.of(progress);
    if (!this.#bar.isActive) this.#bar.start(1, progress.share, message);
    this.#bar.update(progress.share, message);
  }

  stop(): void {
    this.#bar.stop();
  }
}

class ProgressLines implements Progress {
  readonly #pace: Pace;
  #last = performance.now();

  constructor(
    private readonly stream: NodeJS.WritableStream,
    language: Language,
  ) {
    this.#pace = new Pace(language);
  }

  show(progress: ImportProgress): void {
    const { phase, share, rest } = this.#pace.of(progress);
    const now = performance.now();
    if (now - this.#last < LINE_EVERY_MS) return;
    this.#last = now;
    this.stream.write(`${phase}: ${share} · ${rest}\n`);
  }

  stop(): void {
    // A line ends by itself.
  }
}
