// Ciphers (src/platform/web/web_crypto.cpp): WebCrypto. Browsers give it to pages from https, localhost and files only; elsewhere
// crypto.subtle is missing and every call says so.
addToLibrary({
  $Ciphers__deps: ['$Bridge'],
  $Ciphers: {
    curve: { name: 'ECDSA', namedCurve: 'P-256' },
    scheme: { name: 'ECDSA', hash: 'SHA-256' },

    // `work` gets crypto.subtle and gives a promise of values and numbers.
    run(token, work) {
      const subtle = globalThis.crypto?.subtle;
      if (!subtle) return Bridge.failLater(token, 'unsupported', new Error('crypto.subtle is only there with https'));
      work(subtle).then(
        ([values, numbers]) => Bridge.reply(token, values, numbers),
        (error) => Bridge.fail(token, error?.name === 'NotSupportedError' ? 'unsupported' : error?.fault ?? 'unknown', error));
    },
  },

  yf_sha256__deps: ['$Ciphers'],
  yf_sha256: (token, message, length) => {
    const bytes = Bridge.copy(message, length);
    Ciphers.run(token, async (subtle) => [[new Uint8Array(await subtle.digest('SHA-256', bytes))], []]);
  },

  yf_pbkdf2__deps: ['$Ciphers'],
  yf_pbkdf2: (token, passphrase, passphraseLength, salt, saltLength, rounds) => {
    const secret = Bridge.copy(passphrase, passphraseLength), grain = Bridge.copy(salt, saltLength);
    Ciphers.run(token, async (subtle) => {
      const key = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
      secret.fill(0);
      const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: grain, iterations: rounds }, key, 256);
      return [[new Uint8Array(bits)], []];
    });
  },

  yf_aes_gcm__deps: ['$Ciphers'],
  yf_aes_gcm: (token, seal, key, nonce, associated, associatedLength, text, length) => {
    const secret = Bridge.copy(key, 32), bytes = Bridge.copy(text, length);
    const how = { name: 'AES-GCM', iv: Bridge.copy(nonce, 12), additionalData: Bridge.copy(associated, associatedLength), tagLength: 128 };
    Ciphers.run(token, async (subtle) => {
      const imported = await subtle.importKey('raw', secret, 'AES-GCM', false, [seal ? 'encrypt' : 'decrypt']);
      secret.fill(0);
      try {
        return [[new Uint8Array(await (seal ? subtle.encrypt(how, imported, bytes) : subtle.decrypt(how, imported, bytes)))], []];
      } catch (error) { // the tag does not fit, or is not even there
        throw seal ? error : Object.assign(new Error(error.message || 'the tag does not fit'), { fault: 'damaged' });
      }
    });
  },

  yf_ecdsa_generate__deps: ['$Ciphers'],
  yf_ecdsa_generate: (token) => Ciphers.run(token, async (subtle) => {
    const pair = await subtle.generateKey(Ciphers.curve, true, ['sign', 'verify']);
    const [own, point] = await Promise.all([subtle.exportKey('pkcs8', pair.privateKey), subtle.exportKey('raw', pair.publicKey)]);
    return [[new Uint8Array(own), new Uint8Array(point)], []];
  }),

  yf_ecdsa_sign__deps: ['$Ciphers'],
  yf_ecdsa_sign: (token, key, keyLength, message, length) => {
    const secret = Bridge.copy(key, keyLength), bytes = Bridge.copy(message, length);
    Ciphers.run(token, async (subtle) => {
      const imported = await subtle.importKey('pkcs8', secret, Ciphers.curve, false, ['sign']);
      secret.fill(0);
      return [[new Uint8Array(await subtle.sign(Ciphers.scheme, imported, bytes))], []];
    });
  },

  yf_ecdsa_verify__deps: ['$Ciphers'],
  yf_ecdsa_verify: (token, key, message, length, signature) => {
    const point = Bridge.copy(key, 65), bytes = Bridge.copy(message, length), pair = Bridge.copy(signature, 64);
    Ciphers.run(token, async (subtle) => {
      let imported;
      try {
        imported = await subtle.importKey('raw', point, Ciphers.curve, false, ['verify']);
      } catch (error) { // not a point of the curve
        throw Object.assign(new Error(error.message || 'not a public key'), { fault: 'damaged' });
      }
      return [[], [await subtle.verify(Ciphers.scheme, imported, pair, bytes) ? 1 : 0]];
    });
  },
});
