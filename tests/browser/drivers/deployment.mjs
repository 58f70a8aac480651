// A server's folder while a newer version of the page is copied over it, file by file.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../server.mjs';

const loginPage = '<!doctype html><title>登录</title><form>用户名 <input></form>\n';

// The files that a start needs, and the worker.
export const deployed = ['index.html', 'boot.js', 'style.css', 'yinfeng.js', 'yinfeng.wasm', 'yinfeng-rest.wasm', 'sw.js'];
export const faults = ['half', 'missing', 'login page'];

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64');

// name → bytes of the same page under another version number, every file of which differs, with hashes that fit.
export function nextVersion(pwa, number) {
  const read = (name) => readFileSync(join(pwa, name));
  const old = /name="version" content="(\w+)"/.exec(read('index.html').toString())[1];
  const files = new Map();
  const emptySection = Buffer.from([0, 2, 1, 0x78]); // a custom one, called x
  for (const name of ['yinfeng.wasm', 'yinfeng-rest.wasm']) files.set(name, Buffer.concat([read(name), emptySection]));
  files.set('yinfeng.js', Buffer.concat([read('yinfeng.js'), Buffer.from(`\n//${number}\n`)]));
  files.set('style.css', Buffer.concat([read('style.css'), Buffer.from(`/* ${number} */\n`)]));
  const fitted = (name) => {
    let text = read(name).toString().replaceAll(old, number);
    for (const [other, bytes] of files) text = text.replaceAll(sha256(read(other)), sha256(bytes));
    files.set(name, Buffer.from(text));
  };
  for (const name of ['boot.js', 'index.html', 'sw.js']) fitted(name);
  return files;
}

export class Deployment {
  static async begin(dist, number = 'fedcba987654') {
    const deployment = new Deployment();
    deployment.folder = mkdtempSync(join(tmpdir(), 'yinfeng-deployment-'));
    cpSync(join(dist, 'pwa'), deployment.folder, { recursive: true });
    deployment.pwa = join(dist, 'pwa');
    deployment.prepare(number);
    deployment.server = await startServer(deployment.folder);
    deployment.url = deployment.server.url;
    return deployment;
  }
  prepare(number) {
    this.number = number;
    this.files = nextVersion(this.pwa, number);
  }
  put(name, fault = 'whole') {
    const path = join(this.folder, name), bytes = this.files.get(name);
    if (fault === 'missing') unlinkSync(path);
    else writeFileSync(path, fault === 'half' ? bytes.subarray(0, bytes.length >> 1) : fault === 'login page' ? loginPage : bytes);
  }
  finish() {
    for (const name of deployed) this.put(name);
  }
  async end() {
    await this.server.close();
    rmSync(this.folder, { recursive: true });
  }
}
