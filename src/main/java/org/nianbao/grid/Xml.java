package org.nianbao.grid;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * The one place where parsers of received XML are made: no DTD, no entity but the five of XML
 * itself, nothing fetched from anywhere.
 *
 * <p>One for each file: the parser remembers every name it has met, and must not do so for good.
 */
final class Xml {
  private final XMLInputFactory factory = new InputFactoryImpl();
  private final Budget budget;

  Xml(Budget budget) {
    this.budget = budget;
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched: " + systemId);
        });
  }

  /** Reads a part, from its root element on; the cursor closes it. */
  XmlCursor read(InputStream part) {
    try {
      return new XmlCursor(factory.createXMLStreamReader(part), part, budget);
    } catch (XMLStreamException e) {
      throw Refusal.damaged(e);
    }
  }
}
