import { defineConfig } from 'vitest/config'

// A zone with a quarter of an hour in it: whatever takes local time for UTC shows.
process.env.TZ = 'Asia/Kathmandu'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    testTimeout: 15_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
})
