/** The one way from the window into the machine: every call is checked for who asks and what is asked. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { AgoraError } from '../../analysis/errors';
import type { Answer, Channel, Envelope, Handlers } from './calls';
import { describeError, failureOf } from './failure';
import { log } from './log';
import { isTrusted } from './sender';
import { isKnownWindow } from './windows';

/** Answers every channel by its handler. */
export function setupGateway(handlers: Handlers): void {
  for (const channel of Object.keys(handlers) as Channel[]) answer(channel, handlers[channel]);
}

function answer<C extends Channel>(channel: C, handler: Handlers[C]): void {
  ipcMain.handle(channel, async (event, ...parameters: unknown[]): Promise<Envelope<Answer<C>>> => {
    try {
      if (!comesFromWindow(event)) throw new AgoraError('not-permitted', 'The request does not come from the window.');
      // The schemas are not needed before the first call, and the first paint does not wait for them.
      const { parseParameters } = await import('./callSchemas');
      return { ok: true, value: await handler(...parseParameters(channel, parameters)) };
    } catch (error) {
      if (!(error instanceof AgoraError && error.code === 'cancelled')) {
        log('error', 'machine', `${channel}: ${describeError(error)}`);
      }
      return { ok: false, failure: failureOf(error) };
    }
  });
}

function comesFromWindow({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  const frame = senderFrame === null ? null : { url: senderFrame.url, isMainFrame: senderFrame === sender.mainFrame };
  return isTrusted({ frame, isKnownWindow: isKnownWindow(sender) });
}
