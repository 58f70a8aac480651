// The page under test: a folder served on this machine that can be unplugged like a network cable.
import { serve } from '../../scripts/serve.mjs';

export async function startServer(folder) {
  let server = await serve(folder, 0);
  const port = server.address().port;
  return {
    url: `http://127.0.0.1:${port}/`,
    async unplug() {
      server.closeAllConnections?.();
      await new Promise((resolve) => server.close(resolve));
      server = null;
    },
    async close() {
      if (server) await this.unplug();
    },
  };
}
