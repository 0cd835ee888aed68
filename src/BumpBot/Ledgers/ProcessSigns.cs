using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BumpBot.Ledgers;

/// <summary>Tells by a short text whether a process is over: a lease whose holder was killed on this machine need not be waited for.</summary>
/// <param name="Own">The sign of this process. It tells nobody anything about the machine.</param>
/// <param name="AreOver">Whether it is certain that the process of a sign is over; false also where it cannot be told.</param>
public sealed record ProcessSigns(string Own, Func<string, bool> AreOver)
{
    private const int PlaceLength = 16;

    public static ProcessSigns OfThisMachine()
    {
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Place())))[..PlaceLength] + ":";
        return new ProcessSigns(place + Environment.ProcessId.ToString(CultureInfo.InvariantCulture), sign => IsOver(sign, place));
    }

    /// <summary>The number of a process that was given to another one since does not count as over: then the lease ends by time.</summary>
    private static bool IsOver(string sign, string place)
    {
        if (!sign.StartsWith(place, StringComparison.Ordinal) || !int.TryParse(sign.AsSpan(place.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>
    /// Where process numbers mean the same. On Linux that is one boot and one process namespace: containers have numbers of their own
    /// (proc_pid_ns(5), random(4)).
    /// </summary>
    private static string Place()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? File.ReadAllText("/proc/sys/kernel/random/boot_id") + new FileInfo("/proc/self/ns/pid").LinkTarget
                : Environment.MachineName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Guid.NewGuid().ToString();
        }
    }
}
