/** The objects of a demo cluster: manifests, the controllers' part played once, images and logs. */
@NullMarked
package dev.podnosis.demo.world;

import org.jspecify.annotations.NullMarked;
