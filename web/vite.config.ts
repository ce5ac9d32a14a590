/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run dev` forwards the API to a server started with `gyakusan serve`.
const server = process.env.GYAKUSAN_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) },
    preserveSymlinks: true,
  },
  build: {
    outDir: fileURLToPath(new URL("../src/gyakusan/api/static", import.meta.url)),
    emptyOutDir: true,
    manifest: "manifest.json",
    // Small files inlined as data: addresses would ask for a laxer content security policy.
    assetsInlineLimit: 0,
    target: ["chrome111", "edge111", "firefox114", "safari16.4"],
  },
  server: { proxy: { "/api": { target: server, ws: true } } },
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"], passWithNoTests: true },
});
