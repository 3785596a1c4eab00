import { Flag, Instant, ListOf, Words } from '../http/fields.decorator.js';

export class ProviderAnswer {
  @Words(100, { about: 'The provider’s name in addresses.' })
  name!: string;

  @Words(200, { about: 'What stands on the button.' })
  label!: string;

  @Words(200, {
    about: 'Where a browser goes to sign in with it; `?returnTo=` and `?invitation=` are taken.',
  })
  path!: string;
}

export class WaysInAnswer {
  @ListOf(() => ProviderAnswer, { about: 'OpenID Connect providers, by name.' })
  providers!: ProviderAnswer[];

  @Flag({ about: 'Whether a forgotten password can be set anew by mail. Where not, operators give links.' })
  passwordResetsByMail!: boolean;
}

export class LinkedProviderAnswer {
  @Words(100, { about: 'The provider’s name in addresses.' })
  name!: string;

  @Words(200, { about: 'What stands on the button.' })
  label!: string;

  @Instant({ about: 'Since when it vouches for the person; null where it does not.', nullable: true })
  linkedAt!: string | null;
}

export class LinkedProvidersAnswer {
  @ListOf(() => LinkedProviderAnswer, { about: 'OpenID Connect providers, by name.' })
  items!: LinkedProviderAnswer[];
}

export class LinkingBegunAnswer {
  @Words(10_000, { about: 'The provider’s address to send the browser to. It brings it back here.' })
  url!: string;
}
