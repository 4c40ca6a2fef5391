package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.Batches;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.layer.ImageLayers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ecr.model.Image;

/**
 * Reads the layers of images of a repository.
 *
 * @param manifests reads their manifests
 * @param known what was read before
 */
record LayerReader(ManifestReader manifests, LayerMemory known) {
  private static final Logger LOG = LoggerFactory.getLogger(LayerReader.class);

  /** Those of images whose manifests can be read, in the order asked. */
  List<ImageLayers> describe(Collection<Digest> digests) {
    Map<Digest, ImageLayers> found = new HashMap<>();
    List<Digest> unread = new ArrayList<>();
    for (Digest digest : digests) {
      known
          .of(manifests.repository(), digest)
          .ifPresentOrElse(layers -> found.put(digest, layers), () -> unread.add(digest));
    }
    for (List<Digest> batch : Batches.of(unread, ImageIdentifiers.MAXIMUM_PER_CALL)) {
      for (ImageLayers layers : read(batch)) {
        known.keep(manifests.repository(), layers);
        found.put(layers.image(), layers);
      }
    }
    return digests.stream()
        .distinct()
        .flatMap(digest -> Optional.ofNullable(found.get(digest)).stream())
        .toList();
  }

  private List<ImageLayers> read(List<Digest> batch) {
    Map<String, Digest> asked = new HashMap<>();
    batch.forEach(digest -> asked.put(digest.value(), digest));
    return manifests.get(batch).images().stream()
        .map(image -> layers(asked, image))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ImageLayers> layers(Map<String, Digest> asked, Image image) {
    Optional<Digest> digest =
        Optional.ofNullable(image.imageId()).map(id -> asked.get(id.imageDigest()));
    if (digest.isEmpty() || image.imageManifest() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ImageLayers.parse(digest.get(), image.imageManifest()));
    } catch (IllegalArgumentException e) {
      LOG.debug("The layers of {}@{} are not known.", manifests.repository(), digest.get(), e);
      return Optional.empty();
    }
  }
}
