import { Refused } from './Refused'

type Props = { problem: string; fields?: Record<string, string> }

/** A refusal where it happened; nothing while there is none. */
export const Says = ({ problem, fields }: Props) =>
  problem ? <Refused fields={fields}>{problem}</Refused> : null
