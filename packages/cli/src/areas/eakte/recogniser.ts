import type { Recogniser } from '@rathaus/client-core/recognise';
import { createEakteRecogniser } from '@rathaus/eakte-client/recognise';
import type { RecogniserOptions } from '../../program/area.ts';
import { readDirection } from './read-direction.ts';
import { readProfile } from './read-profile.ts';

/** The recogniser of e-files, which checks by the profile and in the direction a person named. */
export async function recogniserWith({ profile, direction }: RecogniserOptions = {}): Promise<Recogniser> {
  return createEakteRecogniser({
    profile: await readProfile(profile),
    direction: readDirection(direction),
  });
}
