/**
 * The chart of a coalition's credits. What vests is issued to its member, `credits:held:MEMBER`; from there it goes to what is
 * reserved, redeemed or expired. So vested = held + reserved + redeemed + expired, for each member and in all.
 */
export const creditAccountOf = {
  issued: 'credits:issued',
  held: (memberId: string): string => `credits:held:${memberId}`,
  reserved: (memberId: string): string => `credits:reserved:${memberId}`,
  redeemed: (memberId: string): string => `credits:redeemed:${memberId}`,
  expired: (memberId: string): string => `credits:expired:${memberId}`,
};
