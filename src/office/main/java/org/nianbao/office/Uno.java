package org.nianbao.office;

import com.sun.star.beans.PropertyValue;
import com.sun.star.beans.XPropertySet;
import com.sun.star.uno.UnoRuntime;
import com.sun.star.uno.XComponentContext;

/** Accesses the interfaces, properties and services of the office's objects. */
final class Uno {
  private Uno() {}

  /**
   * Returns an interface of an object.
   *
   * @throws IllegalStateException if the object does not have it
   */
  static <T> T as(Class<T> type, Object object) {
    T interfaced = UnoRuntime.queryInterface(type, object);
    if (interfaced == null) {
      throw new IllegalStateException("no " + type.getSimpleName());
    }
    return interfaced;
  }

  static boolean supports(Class<?> type, Object object) {
    return UnoRuntime.queryInterface(type, object) != null;
  }

  static Object get(Object object, String property) {
    try {
      return as(XPropertySet.class, object).getPropertyValue(property);
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(property, e);
    }
  }

  static void set(Object object, String property, Object value) {
    try {
      as(XPropertySet.class, object).setPropertyValue(property, value);
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(property, e);
    }
  }

  static PropertyValue value(String name, Object value) {
    PropertyValue property = new PropertyValue();
    property.Name = name;
    property.Value = value;
    return property;
  }

  static <T> T createService(XComponentContext context, String name, Class<T> type) {
    try {
      return as(type, context.getServiceManager().createInstanceWithContext(name, context));
    } catch (com.sun.star.uno.Exception e) {
      throw new IllegalStateException(name, e);
    }
  }
}
