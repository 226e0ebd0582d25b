/** What is written where the user says: figures and texts. */
import type { FigureSpec } from '../../analysis/figures/figure';
import type { AnswerOf } from './answer';

export type FigureFormat = 'svg' | 'pdf' | 'png';

export interface FigureRequest {
  readonly figure: FigureSpec;
  readonly format: FigureFormat;
  readonly widthInches: number;
  readonly heightInches: number;
}

/** The place of what was saved, for the message that says so. */
export interface Saved {
  readonly path: string;
}

export interface SavingCalls {
  /** Draws on white at true size and asks where to save. Null: the dialog was cancelled. */
  'figures:export': (request: FigureRequest) => Saved | null;
  'files:save': (file: { readonly suggestedName: string; readonly text: string }) => Saved | null;
}

type Answer<C extends keyof SavingCalls> = AnswerOf<SavingCalls, C>;

export interface SavingBridge {
  exportFigure(request: FigureRequest): Answer<'figures:export'>;
  saveText(suggestedName: string, text: string): Answer<'files:save'>;
}
