// Each password as the first eight bytes of its SHA-256, in order, so that the program looks one up without loading the
// list. Those that are shorter than Passwords.Shortest are refused for that anyway.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const shortest = 8;
const width = 8;
const [source, target] = process.argv.slice(2);

const entries = JSON.parse(readFileSync(source, 'utf8'))
  .map(password => password.normalize('NFKC').toLowerCase())
  .filter(password => [...password].length >= shortest)
  .map(password => createHash('sha256').update(password, 'utf8').digest().subarray(0, width))
  .sort(Buffer.compare);
writeFileSync(target, Buffer.concat(entries));
