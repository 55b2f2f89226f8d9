package org.nianbao.locate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A cache of computed values with a maximum size; it is cleared when it is full. */
final class BoundedCache<K, V> {
  private final int maxSize;
  private final Function<K, V> function;
  private final Map<K, V> values = new ConcurrentHashMap<>();

  BoundedCache(int maxSize, Function<K, V> function) {
    this.maxSize = maxSize;
    this.function = function;
  }

  V get(K key) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    V found = function.apply(key);
    if (values.size() >= maxSize) {
      values.clear();
    }
    values.put(key, found);
    return found;
  }
}
