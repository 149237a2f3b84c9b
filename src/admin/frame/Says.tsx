/** A refusal where it happened. */
export const Says = ({ problem }: { problem: string }) =>
  problem ? (
    <p className="mg-note mg-note--bad" role="alert">
      {problem}
    </p>
  ) : null
