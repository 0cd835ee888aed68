using System.Text;
using CsCheck;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class FileBytesTests
{
    [Fact]
    public void Any_bytes_come_back() =>
        Gen.OneOf(Gen.Byte.Array, Gen.String.Select(Encoding.UTF8.GetBytes), Gen.Byte.Array.Select(bytes => (byte[])[0xEF, 0xBB, 0xBF, .. bytes])).Sample(
            bytes => FileBytes.Decode(bytes) is var file && file.Encode(file.Text).SequenceEqual(bytes),
            seed: "0000KdaBcNlM",
            iter: Tries.Of(5_000),
            threads: 1);

    [Fact]
    public void The_byte_order_mark_is_no_part_of_the_text_and_stays()
    {
        var file = FileBytes.Decode([0xEF, 0xBB, 0xBF, (byte)'a']);
        Assert.Equal("a", file.Text);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'b'], file.Encode("b"));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_stay_around_an_edit()
    {
        byte[] latin = [0xE9, (byte)' ', (byte)'1', 0xFF];
        var file = FileBytes.Decode(latin);
        Assert.Equal([0xE9, (byte)' ', (byte)'2', 0xFF], file.Encode(file.Text.Replace('1', '2')));
        Assert.Throws<EncoderFallbackException>(() => file.Encode("€"));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' }, true)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0x41 }, true)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x41, 0x41 }, true)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x41 }, false)]
    [InlineData(new byte[] { 0xFF, 0x41 }, false)]
    [InlineData(new byte[] { }, false)]
    public void A_nul_or_a_utf16_mark_makes_bytes_binary(byte[] bytes, bool binary) => Assert.Equal(binary, FileBytes.IsBinary(bytes));

    [Fact]
    public void Only_the_first_8000_bytes_are_looked_at()
    {
        var bytes = Enumerable.Repeat((byte)'a', 8001).ToArray();
        bytes[8000] = 0;
        Assert.False(FileBytes.IsBinary(bytes));
        bytes[7999] = 0;
        Assert.True(FileBytes.IsBinary(bytes));
    }
}
