// Adds to a list of parts (CycloneDX) what npm brings into the program; what only builds it (dev) is left out.
//   node npm-parts.mjs LIST.json FOLDER…
import { readFileSync, writeFileSync } from 'node:fs';

const [list, ...folders] = process.argv.slice(2);
const parts = JSON.parse(readFileSync(list, 'utf8'));

for (const folder of folders) {
  const { packages } = JSON.parse(readFileSync(`${folder}/package-lock.json`, 'utf8'));
  for (const [path, part] of Object.entries(packages))
    if (path && !part.dev) add(path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), part);
}
writeFileSync(list, JSON.stringify(parts, null, 2) + '\n');

function add(name, { version, license, integrity }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [algorithm, hash] = integrity.split(/-(.*)/s);
  parts.components.push({
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }],
    licenses: license?.startsWith('SEE ') ? [{ license: { name: license } }] : license ? [{ expression: license }] : [],
    purl,
  });
  parts.dependencies.push({ ref: purl });
}
