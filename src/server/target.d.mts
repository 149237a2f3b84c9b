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
