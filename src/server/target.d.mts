export declare function forwardedFor(
  header: string | undefined,
  remoteAddress: string | undefined,
  trustedProxies: number,
): string
export declare function httpsTarget(
  publicUrl: string,
  forwardedProto: string | undefined,
  target: string,
): string | null
export declare function targetProblem(
  method: string,
  target: string,
): { status: number; text: string; headers: Record<string, string> } | null
