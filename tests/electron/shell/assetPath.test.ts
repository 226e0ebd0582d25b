import { describe, expect, it } from 'vitest';
import { assetOf, grantedFileOf } from '../../../electron/shell/assetPath';

describe('addresses of the app', () => {
  it.each([
    ['agora://workbench/', 'index.html', 'text/html; charset=utf-8'],
    ['agora://workbench/index.html?theme=dark#top', 'index.html', 'text/html; charset=utf-8'],
    ['agora://workbench/assets/app-1b.js', 'assets/app-1b.js', 'text/javascript; charset=utf-8'],
    ['agora://workbench/assets/duckdb-eh.wasm', 'assets/duckdb-eh.wasm', 'application/wasm'],
    ['agora://workbench/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8'],
  ])('%s is the file %s', (address, path, contentType) => {
    expect(assetOf(address, 'GET')).toEqual({ kind: 'app', path, contentType });
  });

  it.each([
    ['agora://workbench/archive/published/0', 'published', 0],
    ['agora://workbench/archive/3fa9/12', '3fa9', 12],
  ])('%s is a file of an archive', (address, id, index) => {
    expect(assetOf(address, 'GET')).toEqual({ kind: 'archive', id, index });
  });

  it.each([
    // Ways up, plain and encoded.
    ['agora://workbench/../package.json', 403],
    ['agora://workbench/assets/../../package.json', 403],
    ['agora://workbench/%2e%2e/package.json', 403],
    ['agora://workbench/%2e%2e%2fpackage.json', 403],
    ['agora://workbench/%2E%2E%5Cpackage.json', 403],
    ['agora://workbench/assets/..%2f..%2fpackage.json', 403],
    ['agora://workbench/..\\package.json', 403],
    ['agora://workbench/%252e%252e%252fpackage.json', 403],
    // Absolute paths.
    ['agora://workbench//etc/passwd.html', 403],
    ['agora://workbench/%2fetc%2fpasswd.html', 403],
    ['agora://workbench/C:/windows/win.html', 403],
    ['agora://workbench/a%00.html', 403],
    ['agora://workbench/%E0%A4%A.html', 403],
    ['agora://workbench/.env.html', 403],
    // Other places.
    ['agora://elsewhere/index.html', 403],
    ['agora://workbench.example/index.html', 403],
    ['agora://user@workbench/index.html', 403],
    ['agora://workbench:80/index.html', 403],
    ['file:///etc/passwd', 403],
    ['https://workbench/index.html', 403],
    ['not an address', 403],
    // Nothing of that kind.
    ['agora://workbench/assets/app.js.map', 404],
    ['agora://workbench/assets', 404],
    ['agora://workbench/archive/published', 404],
    ['agora://workbench/archive/published/0/1', 404],
    ['agora://workbench/archive/published/-1', 404],
    ['agora://workbench/archive/PUBLISHED/0', 404],
  ])('%s is refused with %i', (address, status) => {
    expect(assetOf(address, 'GET')).toEqual({ kind: 'refused', status });
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])('%s is refused with 405', (method) => {
    expect(assetOf('agora://workbench/index.html', method)).toEqual({ kind: 'refused', status: 405 });
  });
});

describe('addresses of granted files', () => {
  it('name an archive and a file in it', () => {
    const address = 'agora-file://workbench/archive/3fa9/12';
    expect(grantedFileOf(address, 'GET')).toEqual({ kind: 'archive', id: '3fa9', index: 12 });
  });

  it.each([
    ['agora-file://workbench/archive/3fa9/12', 'POST'],
    ['agora://workbench/archive/3fa9/12', 'GET'],
    ['agora-file://elsewhere/archive/3fa9/12', 'GET'],
    ['agora-file://workbench/index.html', 'GET'],
    ['agora-file://workbench/archive/3fa9', 'GET'],
    ['agora-file://workbench/archive/3fa9/../../etc/passwd', 'GET'],
    ['agora-file://workbench/archive/%2e%2e/12', 'GET'],
    ['agora-file:///etc/passwd', 'GET'],
  ])('%s by %s names none', (address, method) => expect(grantedFileOf(address, method)).toBeNull());
});
