/**
 * Device management: what a server may ask of the object tree (LwM2M Core TS 1.1, section 6.3).
 * {@link io.tacit.lwm2m.manage.DeviceManagement} is the front door and picks the operation; each operation is a class
 * of its own, named as in the specification.
 */
package io.tacit.lwm2m.manage;
