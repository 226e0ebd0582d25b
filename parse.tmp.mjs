import { runnerImport } from 'vite';
import fs from 'node:fs'; import os from 'node:os'; import path from 'node:path';
import { Session } from 'node:inspector/promises';
import { assembly } from './build/bundles/assembly.mjs';
import { build } from 'vite';
fs.writeFileSync('/tmp/sc/entry.ts', `export { dataAgora } from '/work/wt/scale/analysis/archive/dataAgora';
export { instanceTables } from '/work/wt/scale/analysis/store/instanceTables';
export { createContentHasher } from '/work/wt/scale/analysis/engine/contentHash';
export { tableToIPC } from '/work/wt/scale/node_modules/apache-arrow/Arrow.mjs';`);
await build({ configFile:false, logLevel:'error', root:'/work/wt/scale', plugins:[assembly()], publicDir:false, ssr:{noExternal:true,target:'node'}, build:{ ssr:'/tmp/sc/entry.ts', outDir:'/tmp/sc/out', minify:false, target:'node18', rolldownOptions:{output:{format:'esm',entryFileNames:'m.mjs',codeSplitting:false}} } });
const m = await import('/tmp/sc/out/m.mjs?'+Date.now());
const file = os.homedir()+'/.cache/agora-workbench/bench/instances-1260000/jsonl/instance_generation_math_gpt-4o-2024-08-06.jsonl';
const end = 300e6;
const all = fs.readFileSync(file).subarray(0,0); 
const fd = fs.openSync(file); const buf = Buffer.alloc(end); fs.readSync(fd, buf, 0, end, 0);
const chunkBytes = Number(process.argv[3] ?? 1<<20);
const src = { path:'x.jsonl', bytes:end, modifiedMs:0, seekable:true, async *stream({start=0,end:e=end}={}) { for (let a=start;a<Math.min(e,end);a+=chunkBytes) yield new Uint8Array(buf.buffer, buf.byteOffset+a, Math.min(chunkBytes, Math.min(e,end)-a)) } };
const mode = process.argv[2] ?? 'all';
async function run(hash, tables) {
  const c=process.cpuUsage(); let rows=0, ipc=0;
  const h = await m.createContentHasher();
  const s = hash ? h.along(src).source : src;
  for await (const b of m.dataAgora.read(s)) { if (b.table!=='instances') continue; rows+=b.rows.length; if (tables) { const t=m.instanceTables('0123456789abcdef0123456789abcdef',1,b.rows); ipc+=m.tableToIPC(t.instance,'stream').length+m.tableToIPC(t.instance_text,'stream').length; } }
  const d=process.cpuUsage(c); return {rows, ipc, cpu:(d.user+d.system)/1e6};
}
await run(true,true);
const session = new Session(); session.connect();
console.log('parse', (await run(false,false)).cpu, '+tables', (await run(false,true)).cpu, '+hash', (await run(true,true)).cpu);
await session.post('Profiler.enable'); await session.post('Profiler.setSamplingInterval',{interval:500}); await session.post('Profiler.start');
await run(true,true);
const {profile} = await session.post('Profiler.stop');
const self=new Map(); const byId=new Map(profile.nodes.map(n=>[n.id,n])); const dt=profile.timeDeltas; profile.samples.forEach((id,i)=>{const n=byId.get(id); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)??0)+dt[i])});
const tot=[...self.values()].reduce((a,b)=>a+b,0);
for(const [k,v] of [...self].sort((a,b)=>b[1]-a[1]).slice(0,22)) console.log((v/tot*100).toFixed(1)+'%',k);
