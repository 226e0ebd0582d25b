import { expect, it } from 'vitest';
import { readPortAddress } from '../../../../electron/jobs/targets/portAddress';

it.each([
  ['127.0.0.1:8000\n', '127.0.0.1', 8000],
  ['node-7.cluster:1', 'node-7.cluster', 1],
  [' [::1]:65535 ', '::1', 65_535],
])('reads %j', (text, host, port) => {
  expect(readPortAddress(text)).toEqual({ host, port });
});

it.each([
  ['the environment of this machine', '${OPENAI_API_KEY}:8000'],
  ['a token of ssh', '%h:8000'],
  ['a path', '/tmp/x:8000'],
  ['an option', '-oProxyCommand=id:8000'],
  ['a second forward', '127.0.0.1:8000:10.0.0.1:80'],
  ['a zone', '[fe80::1%eth0]:80'],
  ['no port', '127.0.0.1'],
  ['port 0', '127.0.0.1:0'],
  ['a port beyond the last', '127.0.0.1:70000'],
  ['two lines', '127.0.0.1:80\n127.0.0.1:81'],
  ['nothing', ''],
])('takes for no address: %s', (_, text) => {
  expect(readPortAddress(text)).toBeNull();
});
