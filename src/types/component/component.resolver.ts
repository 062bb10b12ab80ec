import { entityResolver } from '../../schema/entity-resolver';
import { Component } from './component.type';

/** The queries `component` and `components`. */
export const ComponentResolver = entityResolver(Component);
