import { z } from 'zod'

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PAYLOAD_SECRET: z.string().default(''),
  /** Key for personal fields at rest. Kept outside the database (AC-18). Falls back to PAYLOAD_SECRET. */
  DATA_KEY: z.string().default(''),
  DATABASE_URI: z.string().default(''),
  SQLITE_PATH: z.string().default('data/app.db'),
  PUBLIC_URL: z.string().default('http://localhost:3000'),
  SMTP_URL: z.string().default(''),
  MAIL_FROM: z.string().default('madoguchi@localhost.example'),
  /** How many proxies in front of us add to X-Forwarded-For. 0 = none: the header is not trusted. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Comma-separated addresses or CIDR ranges from which the panel may be reached (AC-03). Empty = no limit. */
  PANEL_ALLOW_LIST: z.string().default(''),
  /** Login of the first administrator, made at the start while there is no account (AC-01). */
  ADMIN_USERNAME: z.string().default(''),
  ADMIN_PASSWORD: z.string().default(''),
  /** `off` when a separate worker process runs the jobs. */
  JOBS: z.enum(['on', 'off']).default('on'),
  DEMO: z.string().default(''),
})

export type Env = z.infer<typeof schema>

const MIN_SECRET_LENGTH = 32

/**
 * Reads the environment once. Refuses to go on in production without a real secret, so that a city
 * can never be opened with a guessable key.
 * @throws Error that names the missing variable and says what to do
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const env = schema.parse(source)
  const isBuild = source.NEXT_PHASE === 'phase-production-build'
  if (env.NODE_ENV === 'production' && !isBuild && env.PAYLOAD_SECRET.length < MIN_SECRET_LENGTH) {
    throw new Error(
      `PAYLOAD_SECRET が設定されていないか短すぎます（${MIN_SECRET_LENGTH}文字以上）。環境変数に設定してから起動してください。`,
    )
  }
  return {
    ...env,
    PAYLOAD_SECRET: env.PAYLOAD_SECRET || 'development-only-secret-not-for-production',
  }
}

export const env = readEnv()
