/** On whose behalf somebody acts: the backbone, or one member. */
export type Party = 'backbone' | `member:${string}`;
