using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Calls a macro that is run for what it does, in a transaction of its own.</summary>
internal sealed class Operation(RunContext run)
{
    public async Task<object?> RunAsync(string name, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var macros = run.Project.Context.Macros;
        var macro = Find(macros, name)
            ?? throw new ConfigurationException($"run-operation: no macro is called '{name}'.{NearestName.Hint(name, macros.All.Select(known => known.Name))}");
        await new WarehousePreparation(run).PrepareAsync([], [], cancellation);
        await using var connection = await run.Warehouse.OpenAsync(cancellation);
        var session = new WarehouseSession(run.Warehouse, connection, run.Comments.For(null, macro.UniqueId)) { Cancellation = cancellation };
        try
        {
            var named = arguments.Select(argument => KeyValuePair.Create(argument.Key, JinjaValue.From(argument.Value))).ToList();
            var scope = new NodeCompiler(run, session, cancellation).Scope(null, []);
            var result = scope.Bind(macro).Call(new JinjaArguments([], named, cancellation));
            session.Commit();
            return result;
        }
        catch (DbException failure)
        {
            session.Rollback();
            throw new PipelineException($"{macro.File.DisplayPath} ({name}): {failure.Message.Trim()}", failure);
        }
    }

    private static Macro? Find(MacroRegistry macros, string name) =>
        name.Split('.') is [var package, var macro] ? macros.Find(package, macro) : macros.Find(name);
}
