console.log('The bench is being built.')
