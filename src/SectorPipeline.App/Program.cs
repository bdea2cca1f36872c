using SectorPipeline.App.Cli;

return await new SectorCli(CliEnvironment.OfProcess()).RunAsync(args);
