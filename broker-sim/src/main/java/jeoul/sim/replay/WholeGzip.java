package jeoul.sim.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, of one part or several, to the end of its file. The JDK takes a part whose head is
 * damaged, and all that follows it, for padding and passes over it; only zeros are padding here.
 */
public final class WholeGzip extends GZIPInputStream {

    private static final int BUFFER = 1 << 16;

    /** Checksum and length behind the packed bytes of a part. */
    private static final int TRAILER_BYTES = 8;

    private boolean ended;

    /**
     * @throws IOException if it does not begin as gzip does
     */
    public WholeGzip(InputStream packed) throws IOException {
        super(packed, BUFFER);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        if (read < 0 && !ended) {
            ended = true;
            requireNothingBehind();
        }
        return read;
    }

    private void requireNothingBehind() throws IOException {
        // The inflater counts the trailer, as far as it was read along, as what it has left over.
        int at = len - inf.getRemaining() + TRAILER_BYTES;
        int end = len;
        while (end >= 0) {
            for (; at < end; at++) {
                if (buf[at] != 0) {
                    throw new ZipException("something else follows its end");
                }
            }
            at = 0;
            end = in.read(buf, 0, buf.length);
        }
    }
}
