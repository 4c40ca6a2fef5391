package ecrimagecleanup.component.kubernetes;

import java.util.function.Supplier;

/**
 * What EKS tells of a cluster, so that its API can be called.
 *
 * @param endpoint the URL of the API
 * @param authority the certificate that vouches for it, in Base64
 * @param token by which the cluster knows who asks; asked anew for each call
 */
record DescribedCluster(String endpoint, String authority, Supplier<String> token) {}
