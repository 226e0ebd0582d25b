import { describe, expect, it } from 'vitest';
import { describeUnrecognised } from '../../../analysis/archive/describeUnrecognised';
import { headOf } from './sources';

describe('why a file is not recognised', () => {
  it.each([
    ['data.jsonl.bz2', Buffer.from('QlpoOTFBWSZTWaWHyosAAAHYgAAQ', 'base64'), 'bzip2'],
    ['data.jsonl.xz', new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04]), 'xz'],
    ['data.jsonl.lz4', new Uint8Array([0x04, 0x22, 0x4d, 0x18, 0x64, 0x40, 0xa7]), 'LZ4'],
    ['runs.7z', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0x00, 0x04]), '7z'],
    ['runs.rar', new Uint8Array([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]), 'RAR'],
    ['plot.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'image'],
    ['photo.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]), 'image'],
    ['windows.json', new Uint8Array([0xff, 0xfe, ...Buffer.from('[{"a":1}]', 'utf16le')]), 'UTF-16'],
    ['plain.json', Buffer.from('[{"a":1}]', 'utf16le'), 'UTF-16'],
    ['secret.parquet', Buffer.from('PARE\u0015\0\u0015 and so on PARE'), 'encrypted Parquet'],
    ['page.html', '<!doctype html><p>', 'HTML'],
  ])('%s names its format', async (name, content, format) => {
    const { code, line, message } = describeUnrecognised(await headOf(name, content));
    expect({ code, line }).toEqual({ code: 'unsupported-format', line: null });
    expect(message).toContain(format);
  });

  it('numbers of four bytes are no UTF-16', async () => {
    const { message } = describeUnrecognised(await headOf('old.arrow', new Uint8Array([0x78, 0, 0, 0, 0x10, 0, 0, 0])));
    expect(message).not.toContain('UTF-16');
  });

  it('data with fields of its own is listed by these', async () => {
    const { message } = describeUnrecognised(await headOf('x.csv', ',city,age\nAda,London,36\n'));
    expect(message).toContain('a table with the fields (unnamed), city, age');
    expect(describeUnrecognised(await headOf('x.jsonl', '{"p":1}\n{"p":2}\n')).message).toContain(
      'JSON lines with the fields p',
    );
  });

  it('text that is no data is a note', async () => {
    expect(describeUnrecognised(await headOf('README.md', '# Runs\n\nOf May.\n'))).toMatchObject({
      code: 'not-data',
      severity: 'note',
    });
    expect(describeUnrecognised(await headOf('x.csv', 'no commas at all'))).toMatchObject({
      code: 'not-recognised',
      severity: 'caution',
    });
  });
});
