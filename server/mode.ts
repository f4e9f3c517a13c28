/** Whether this is `npm run dev`. React and Next read NODE_ENV as they load, so this module is the first that `main.ts` imports. */
export const dev = process.argv.includes('--dev')

Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
