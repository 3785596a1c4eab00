import {
  Flag,
  Identifier,
  Instant,
  JsonIn,
  ListOf,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { MAPPING_LIMIT_CHARACTERS } from './mappings/mapping.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class MappingBody {
  @JsonIn(MAPPING_LIMIT_CHARACTERS, { about: 'The mapping; its name is that of the address.' })
  mapping!: Record<string, unknown>;

  @WholeNumber(1, LARGEST, {
    about: 'The revision that was read; left out for a new one. What others changed since is not replaced.',
    optional: true,
  })
  revision!: number | null;
}

export class SavedMappingAnswer {
  @Identifier({ about: 'Its name.' })
  name!: string;

  @WholeNumber(1, LARGEST, { about: 'How often it was saved.' })
  revision!: number;

  @Flag({ about: 'Whether this changed it.' })
  changed!: boolean;
}

export class RemovedMappingAnswer {
  @Flag({ about: 'Whether there was one.' })
  changed!: boolean;
}

export class MappingOutlineAnswer {
  @Identifier({ about: 'Its name, by which an import asks for it.' })
  name!: string;

  @Words(2_000, { about: 'What it is for.', nullable: true })
  about!: string | null;

  @Flag({ about: 'Whether it came with the program.' })
  builtIn!: boolean;

  @WholeNumber(1, LARGEST, {
    about: 'How often it was saved; null of one that came with the program.',
    nullable: true,
  })
  revision!: number | null;

  @Words(200, { about: 'Who saved it last.', nullable: true })
  changedBy!: string | null;

  @Instant({ about: 'When.', nullable: true })
  changedAt!: string | null;
}

export class MappingsAnswer {
  @ListOf(() => MappingOutlineAnswer, { about: 'By name.' })
  items!: MappingOutlineAnswer[];
}

export class MappingAnswer extends MappingOutlineAnswer {
  @Shape(
    { type: 'object', additionalProperties: true },
    { about: 'The mapping; docs/mappings.md says what its parts do.' },
  )
  mapping!: Record<string, unknown>;
}
