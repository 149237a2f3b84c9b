import { importsSettled } from '../cards/import/job'
import { printJobsSettled } from '../printing/jobs'

/**
 * Waits for what people began in this process and that goes on behind their backs: imports and
 * printings. A process that another one has replaced ends after it.
 */
export async function backgroundEnded(): Promise<void> {
  await Promise.all([importsSettled(), printJobsSettled()])
}
