/** Passes on what the process of the jobs tells of study work: to the window, to the status line, to the desktop. */
import { Notification } from 'electron';
import type { HostQuestion, LaunchSummary } from '../contract';
import type { StudyNews } from '../jobs/service/studyMessages';
import { announce, announceFailure } from './announce';
import { launchNews } from './launchNews';
import { useNetwork } from './networkUse';
import { mainWindow, showWindow } from './windows';

const known = new Map<string, LaunchSummary>();
/** What ends the use of each host. */
const hosts = new Map<string, () => void>();
let questions: readonly HostQuestion[] = [];

export function passOnStudyNews(news: StudyNews): void {
  switch (news.tell) {
    case 'launch':
      notifyOf(news.summary);
      announce('launches:changed', news.summary);
      break;
    case 'launch-watched':
      announce('launches:watched', news.view);
      break;
    case 'questions':
      questions = news.questions;
      tellQuestions();
      break;
    case 'hosts':
      useHosts(news.hosts);
      break;
    case 'launch-failed':
      announceFailure({ code: 'launch', message: news.message });
  }
}

/** The process has died: it talks to nobody any more. */
export function forgetStudyNews(): void {
  useHosts([]);
  questions = [];
  tellQuestions();
}

/** What is asked and not answered now: a page that loads anew has to know too. */
export function tellQuestions(): void {
  announce('targets:questions', questions);
}

function useHosts(now: readonly string[]): void {
  for (const host of now) if (!hosts.has(host)) hosts.set(host, useNetwork(host));
  for (const [host, done] of hosts) {
    if (now.includes(host)) continue;
    done();
    hosts.delete(host);
  }
}

/** On the desktop, where the user does not look at the window. */
function notifyOf(summary: LaunchSummary): void {
  const news = launchNews(known.get(summary.id) ?? null, summary);
  known.set(summary.id, summary);
  if (news === null || mainWindow()?.isFocused() === true || !Notification.isSupported()) return;
  const notification = new Notification(news);
  notification.on('click', () => showWindow());
  notification.show();
}
