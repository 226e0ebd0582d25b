/** The system's dialogs for opening and saving. */
import { basename } from 'node:path';
import { dialog, type FileFilter, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { AgoraError } from '../../analysis/errors';
import type { Saved } from '../contract';
import { mainWindow } from './windows';
import { writeAtomically } from '../ports/writeAtomically';

/** Asks for a file to read. Null: cancelled. */
export function chooseFileToOpen(title: string, filters: FileFilter[] = []): Promise<string | null> {
  return chooseToOpen({ title, filters, buttonLabel: 'Open', properties: ['openFile'] });
}

/** Asks for a folder to read. Null: cancelled. */
export function chooseFolderToOpen(title: string): Promise<string | null> {
  return chooseToOpen({ title, buttonLabel: 'Open', properties: ['openDirectory'] });
}

/** Asks for a folder to write into. Null: cancelled. */
export function chooseFolder(title: string, buttonLabel: string): Promise<string | null> {
  return chooseToOpen({ title, buttonLabel, properties: ['openDirectory', 'createDirectory'] });
}

async function chooseToOpen(options: OpenDialogOptions): Promise<string | null> {
  const window = mainWindow();
  const choice = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return choice.canceled ? null : (choice.filePaths[0] ?? null);
}

/** Asks where to save. Null: cancelled. `suggestedName`, or a whole path, has an extension, which is the one offered. */
export async function chooseSavePath(suggestedName: string): Promise<string | null> {
  const extension = /\.([A-Za-z0-9]+)$/.exec(suggestedName)?.[1];
  const options: SaveDialogOptions = {
    title: 'Save',
    defaultPath: suggestedName,
    filters: extension === undefined ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const window = mainWindow();
  const choice = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  return choice.canceled || choice.filePath === '' ? null : choice.filePath;
}

/** Writes what the user asked to save. Throws `AgoraError('not-permitted')` where the place takes no file. */
export async function saveTo(path: string, data: string | Uint8Array): Promise<Saved> {
  try {
    await writeAtomically(path, data);
    return { path };
  } catch (error) {
    const context = { path, nextStep: 'Choose another folder, or make room on the disk.' };
    throw new AgoraError('not-permitted', `${basename(path)} could not be written.`, context, { cause: error });
  }
}

/** Asks where to save `text`, and saves it. Null: cancelled. */
export async function saveText(suggestedName: string, text: string): Promise<Saved | null> {
  const path = await chooseSavePath(suggestedName);
  return path === null ? null : saveTo(path, text);
}
