using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SectorPipeline.Lake;

/// <summary>Moves a file to a name that must be free. File.Move on Unix looks first and renames then, so that two writers can both win.</summary>
internal static class ExclusiveMove
{
    private const int Exists = 17;

    public static bool TryMove(string source, string destination)
    {
        if (OperatingSystem.IsWindows())
            return TryMoveOnWindows(source, destination);

        var error = CreateHardLink(source, destination) == 0 ? 0 : Marshal.GetLastPInvokeError();
        if (error != 0 && error != Exists)
            throw new IOException($"{destination}: {new Win32Exception(error).Message}", error);

        if (error != 0)
            return false;
        File.Delete(source);
        return true;
    }

    private static bool TryMoveOnWindows(string source, string destination)
    {
        try
        {
            File.Move(source, destination, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(destination))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int CreateHardLink(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string created);
}
