/** The answer to a request for a file of an archive. */
import { AgoraError } from '../../analysis/errors';
import { byteRangeOf } from './byteRange';
import { byteStream } from './byteStream';
import { securityHeaders } from './csp';
import { openGranted } from './grants';

/**
 * Streams file `index` of archive `id`: 200, 206 for a range, 403 where it is not granted, 404 where it is gone, 416 for
 * a range it does not have. Always as plain bytes, whatever the file says it is.
 */
export async function archiveResponse(id: string, index: number, range: string | null): Promise<Response> {
  try {
    const { file, bytes } = await openGranted(id, index);
    const wanted = byteRangeOf(bytes, range);
    if (wanted === null) {
      await file.close();
      return new Response(null, { status: 416, headers: { ...securityHeaders, 'content-range': `bytes */${bytes}` } });
    }
    const { start, end, partial } = wanted;
    const headers: Record<string, string> = {
      ...securityHeaders,
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-length': String(end - start),
      'content-type': 'application/octet-stream',
    };
    if (partial) headers['content-range'] = `bytes ${start}-${end - 1}/${bytes}`;
    if (end > start) return new Response(byteStream(file, start, end), { status: partial ? 206 : 200, headers });
    await file.close();
    return new Response(new Uint8Array(0), { status: 200, headers });
  } catch (error) {
    const status = error instanceof AgoraError && error.code === 'not-permitted' ? 403 : 404;
    return new Response(null, { status, headers: securityHeaders });
  }
}
